import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What the gate says to a request. `enter`: the token was right; set the cookie and go to `/`, or to the calm page. */
export type Admission = 'enter' | 'enter-calm' | 'inside' | 'refused';

/**
 * Who may speak to the local server. It listens on 127.0.0.1, where every program and every page of this machine
 * can knock: only who holds this start's token gets in, and only under our own name (a page elsewhere whose name was
 * rebound to 127.0.0.1 sends another `Host`).
 */
export class Gate {
  readonly #port: number;
  readonly #token = secret();
  readonly #session = secret();
  readonly #tickets = new Map<string, 'enter' | 'enter-calm'>();

  constructor(port: number) {
    this.#port = port;
  }

  /** Opens the kiosk in any browser, as often as wanted, until the shell ends. */
  get address(): string {
    return this.#addressWith(this.#token);
  }

  /** Opens the kiosk once: for a command line, which others on this machine can read. */
  ticketAddress(picture: 'page' | 'calm'): string {
    const ticket = secret();
    this.#tickets.set(ticket, picture === 'calm' ? 'enter-calm' : 'enter');
    return this.#addressWith(ticket);
  }

  /** `Set-Cookie` of who entered. Cookies know no ports, so the name holds ours. */
  get cookie(): string {
    return `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  admit(request: IncomingMessage): Admission {
    if (!this.#names.includes(request.headers.host ?? '')) return 'refused';
    if (this.#holdsCookie(request)) return 'inside';
    const url = URL.parse(request.url ?? '/', 'http://kiosk.invalid');
    return url?.pathname === '/' ? this.#take(url.searchParams.get('t') ?? '') : 'refused';
  }

  /** A WebSocket is not bound to an origin by the browser: the server has to look. */
  admitSocket(request: IncomingMessage): boolean {
    const isOwnPage = this.#names.some((name) => request.headers.origin === `http://${name}`);
    return isOwnPage && this.admit(request) === 'inside';
  }

  get #names(): readonly string[] {
    return [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`];
  }

  get #cookieName(): string {
    return `vestibule-${this.#port}`;
  }

  #addressWith(token: string): string {
    return `http://127.0.0.1:${this.#port}/?t=${token}`;
  }

  #holdsCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    const ours = cookies.find((cookie) => cookie.startsWith(`${this.#cookieName}=`));
    return ours !== undefined && isSame(ours.slice(this.#cookieName.length + 1), this.#session);
  }

  #take(token: string): Admission {
    if (isSame(token, this.#token)) return 'enter';
    const admission = this.#tickets.get(token) ?? 'refused';
    this.#tickets.delete(token);
    return admission;
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** In a time that tells nothing about the secret. */
function isSame(given: string, secretText: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secretText)];
  return a.length === b.length && timingSafeEqual(a, b);
}
