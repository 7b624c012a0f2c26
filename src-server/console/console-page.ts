/** A plain page for whoever opens the server's address in a browser. */
export const consolePage = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Vestibule : serveur central</title>
<h1>Vestibule : serveur central</h1>
<p>Ce serveur se pilote par son API. Sa description : <a href="/api/openapi.json">/api/openapi.json</a>.</p>
</html>
`;
