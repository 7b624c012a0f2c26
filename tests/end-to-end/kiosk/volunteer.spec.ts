import { expect, test } from '../kiosk-fixture.ts';
import { follow, touch, touchAll, typeName, wake } from '../touch.ts';

type Volunteer = { id: string; number: string; firstName: string | null; status: string };

test('[EE21] help offered to whoever asks reaches the caretaker alone; its number says where it stands, and takes it back', async ({
  kiosk,
}) => {
  const { page, staffApi, residence } = kiosk;
  const volunteers = () => staffApi.list<Volunteer>(`/residences/${residence}/volunteers`);
  await wake(page);
  await touchAll(page, /^Je peux aider/, /^Proposer mon aide/, 'Tenir compagnie', 'Le samedi et le dimanche');
  await touch(page, 'Après-midi');
  await typeName(page, 'Fatou');
  await touchAll(page, 'Continuer', 'Je ne dis pas mon étage', 'Non, sans téléphone');
  await expect(page.getByText(/Le samedi et le dimanche, l.après-midi/)).toBeVisible();
  await touch(page, 'Envoyer');
  const digits = page.getByRole('paragraph').filter({ hasText: /^\s*[1-9]{2}\s+[1-9]{2}\s*$/ });
  await expect(digits).toBeVisible();
  const number = (await digits.innerText()).replace(/\s/g, '');
  await expect(page.getByText(/Le gardien sait que vous voulez aider/)).toBeVisible();
  const [volunteer] = await volunteers();
  expect(volunteer).toMatchObject({ number, firstName: 'Fatou', need: 'company', days: 'weekend' });
  await touch(page, /J.ai noté/);
  await staffApi.send('PATCH', `/residences/${residence}/volunteers/${volunteer?.id ?? ''}`, {
    status: 'noted',
  });
  await follow(page, number);
  await expect(page.getByText(/Le gardien a lu/)).toBeVisible();
  await expect(page.getByText('Fatou')).toHaveCount(0);
  await touchAll(page, /Je n.aide plus/, /Non, je n.aide plus/);
  await expect(page.getByText(/ne compte plus sur vous/)).toBeVisible();
  await touch(page, /J.ai fini/); // what could still be taken back leaves now
  await expect
    .poll(async () => (await volunteers())[0])
    .toMatchObject({ status: 'withdrawn', firstName: null });
});
