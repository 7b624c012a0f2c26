/*
 * The known ways out of a kiosk, by what they lead to. Each is one that people have found on a
 * screen somewhere, or that Chromium offers.
 */

/** Chords, as xdotool names them. */
export const chords = {
  window:
    'ctrl+n ctrl+shift+n ctrl+t ctrl+shift+t ctrl+k ctrl+e ctrl+l alt+d F6 ctrl+Tab ctrl+1 ctrl+shift+a ctrl+shift+m',
  end: 'ctrl+w ctrl+shift+w ctrl+F4 alt+F4 ctrl+q ctrl+shift+q F11 alt+space super+Down',
  dialog:
    'ctrl+o ctrl+s ctrl+p ctrl+shift+p ctrl+shift+Delete ctrl+shift+o ctrl+d ctrl+shift+d ctrl+f ctrl+g F3 F7',
  inside:
    'ctrl+h ctrl+j ctrl+u F1 shift+Escape F12 ctrl+shift+i ctrl+shift+j ctrl+shift+c ctrl+shift+b alt+e alt+f F10 Menu',
  elsewhere:
    'alt+Home alt+Left alt+Right ctrl+r ctrl+shift+r F5 ctrl+F5 XF86Back XF86HomePage XF86Search XF86Mail XF86Explorer',
  zoom: 'ctrl+plus ctrl+equal ctrl+minus ctrl+0 ctrl+KP_Add ctrl+a ctrl+v shift+Insert',
};

/** What a mouse does, in the words of xdotool. */
export const mouseWays: Record<string, string> = {
  'a right click': 'click 3',
  'a middle click': 'click 2',
  'the back button of a mouse': 'click 8',
  'the forward button of a mouse': 'click 9',
  'the wheel with Ctrl': 'keydown ctrl click 4 click 5 click 4 keyup ctrl',
  'a click with Shift': 'keydown shift click 1 keyup shift',
  'three clicks on a text': 'click --repeat 3 1',
  'dragging over a text': 'mousedown 1 mousemove_relative 200 300 mouseup 1 mousemove 500 600',
};

type Gesture = [method: string, params: object];
const swipe = (x: number, y: number, xDistance: number, yDistance: number): Gesture => [
  'Input.synthesizeScrollGesture',
  { x, y, xDistance, yDistance, speed: 3_000, gestureSourceType: 'touch' },
];
const pinch = (scaleFactor: number): Gesture => [
  'Input.synthesizePinchGesture',
  { x: 400, y: 400, scaleFactor, relativeSpeed: 2_000 },
];
const tap = (how: object): Gesture => [
  'Input.synthesizeTapGesture',
  { x: 400, y: 400, gestureSourceType: 'touch', ...how },
];

/** What fingers do on the glass, in the words of Chromium's debugging line. */
export const fingerWays: Record<string, Gesture> = {
  'two fingers apart': pinch(2),
  'two fingers together': pinch(0.5),
  'a long press': tap({ duration: 1_200 }),
  'two touches': tap({ tapCount: 2 }),
  'a swipe back': swipe(10, 400, 700, 0),
  'a swipe forward': swipe(700, 400, -650, 0),
  'pulling down to reload': swipe(400, 10, 0, 600),
  'a swipe up': swipe(400, 700, 0, -650),
};

/** What a fault in the page might do right after a touch: code of the page. */
export const faultWays = {
  window: {
    'window.open': `void window.open('https://example.org')`,
    'window.open of nothing': `void window.open('')`,
    'a link to another window': link('https://example.org', `a.target = '_blank'`),
    'another window without a trace': link(
      'https://example.org',
      `a.target = '_blank'; a.rel = 'noreferrer'`,
    ),
    'picture in picture': `void documentPictureInPicture.requestWindow().catch(() => {})`,
    'a screen elsewhere': `void new PresentationRequest('https://example.org').start().catch(() => {})`,
    'another size': `resizeTo(300, 300)`,
    'another place': `moveTo(200, 200)`,
    'the whole panel, with a word how to leave it': `void document.body.requestFullscreen().catch(() => {})`,
    'the end of the window': `window.close()`,
  },
  elsewhere: {
    'another site': `location.href = 'https://example.org/'`,
    'a site without TLS': link('http://example.org/', ''),
    'a file': `location.href = 'file:///etc/passwd'`,
    'a page of Chromium': `location.href = 'chrome://settings'`,
    'the crash page': link('chrome://crash', ''),
    'the source': `location.href = 'view-source:' + location.href`,
    'a page in its own address': `location.href = 'data:text/html,out'`,
    'a page out of memory': `location.href = URL.createObjectURL(new Blob(['out'], { type: 'text/html' }))`,
    'script as an address': link('javascript:document.body.remove()', ''),
    'another path of the kiosk': `location.href = '/nothing'`,
    'one step back': `history.back()`,
    'a form': `(() => { const form = document.createElement('form'); form.action = 'https://example.org'; document.body.append(form); form.submit(); form.remove(); })()`,
    'a page that goes elsewhere by itself': `document.head.insertAdjacentHTML('beforeend', '<meta http-equiv=refresh content="0;url=https://example.org">')`,
  },
  program: {
    'a mail': `location.href = 'mailto:a@example.org'`,
    'a telephone': link('tel:+33240000000', ''),
    'another program': `location.href = 'xdg-open:something'`,
    'to be the program for mails': `try { navigator.registerProtocolHandler('mailto', location.origin + '/?%s'); } catch {}`,
  },
  dialog: {
    alert: `setTimeout(() => alert('out'))`,
    confirm: `setTimeout(() => confirm('out'))`,
    prompt: `setTimeout(() => prompt('out'))`,
    print: `setTimeout(() => print())`,
  },
  file: {
    'a download': link('data:text/plain,out', `a.download = 'out.txt'`),
    'a download of a file of the page': link('/', `a.download = 'out.html'`),
    'a file to choose': field('file', ''),
    'a file to open': `void showOpenFilePicker().catch(() => {})`,
    'a file to save': `void showSaveFilePicker().catch(() => {})`,
    'a folder': `void showDirectoryPicker().catch(() => {})`,
    'a file to share': `void navigator.share({ text: 'out' }).catch(() => {})`,
  },
  permission: {
    'the place': `navigator.geolocation.getCurrentPosition(() => {}, () => {})`,
    'camera and microphone': `void navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(() => {})`,
    'the whole screen as a film': `void navigator.mediaDevices.getDisplayMedia().catch(() => {})`,
    'the clipboard': `void navigator.clipboard.readText().catch(() => {})`,
    'a USB stick': `void navigator.usb.requestDevice({ filters: [] }).catch(() => {})`,
    'a serial line': `void navigator.serial.requestPort().catch(() => {})`,
    Bluetooth: `void navigator.bluetooth.requestDevice({ acceptAllDevices: true }).catch(() => {})`,
    'an input device': `void navigator.hid.requestDevice({ filters: [] }).catch(() => {})`,
    'an instrument': `void navigator.requestMIDIAccess({ sysex: true }).catch(() => {})`,
    notifications: `void Notification.requestPermission(); new Notification('out')`,
    fonts: `void queryLocalFonts().catch(() => {})`,
    payment: `void new PaymentRequest([{ supportedMethods: 'https://example.org' }], { total: { label: '', amount: { currency: 'EUR', value: '1' } } }).show().catch(() => {})`,
    'a passkey': `void navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16) } }).catch(() => {})`,
    'an account elsewhere': `void navigator.credentials.get({ identity: { providers: [{ configURL: 'https://example.org/c', clientId: '1' }] } }).catch(() => {})`,
    'the other screens': `void getScreenDetails().catch(() => {})`,
    'whether somebody is there': `void IdleDetector.requestPermission().catch(() => {})`,
    'a colour of the screen': `void new EyeDropper().open().catch(() => {})`,
    'the keys of the system': `void navigator.keyboard.lock().catch(() => {})`,
    'the mouse': `void document.body.requestPointerLock().catch(() => {})`,
  },
  offer: {
    'a name and an address to fill in': field('text', `input.autocomplete = 'name'; input.name = 'name'`),
    'a password to keep': field(
      'password',
      `input.autocomplete = 'current-password'; input.value = 'secret'`,
    ),
    'a page in another language': `document.documentElement.lang = 'de'; document.body.insertAdjacentHTML('beforeend', '<p hidden lang=de>' + 'Dies ist ein deutscher Text. '.repeat(40) + '</p>')`,
  },
};

/** Code that touches a link in the page. */
export function link(href: string, more: string): string {
  return `(() => { const a = document.createElement('a'); a.href = '${href}'; ${more}; document.body.append(a); a.click(); a.remove(); })()`;
}

/** Code that touches a field of the page, and takes it away again. */
function field(type: string, more: string): string {
  return `(() => { const input = document.createElement('input'); input.type = '${type}'; ${more}; document.body.append(input); input.focus(); input.click(); setTimeout(() => input.remove(), 50); })()`;
}
