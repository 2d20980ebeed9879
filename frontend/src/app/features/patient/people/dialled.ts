/** A number as phones dial it: spaces, dots and brackets are for readers. */
export function dialled(phone: string): string {
  return `tel:${phone.replaceAll(/[^+\d]/g, '')}`;
}
