/** `4827` as people see it: `48 27`. (The shared function of that name would bring zod into the page.) */
export function showRequestNumber(digits: string): string {
  return digits.length <= 2 ? digits : `${digits.slice(0, 2)} ${digits.slice(2)}`;
}
