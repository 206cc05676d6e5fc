// Saves a file on this device, for somebody who asked for it.

/** Offers a text as a file; nothing of it goes over the network. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
