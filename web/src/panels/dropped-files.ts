import type { LocalFile } from '#state/uploads.ts';

function filesIn(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const entries: FileSystemEntry[] = [];
  return new Promise((resolve, reject) => {
    // Chromium hands out a hundred entries at a time; an empty answer is the end.
    const readOn = () =>
      reader.readEntries((more) => {
        if (more.length === 0) return resolve(entries);
        entries.push(...more);
        readOn();
      }, reject);
    readOn();
  });
}

async function filesOf(entry: FileSystemEntry): Promise<LocalFile[]> {
  if (entry.isDirectory) {
    const entries = await filesIn(entry as FileSystemDirectoryEntry);
    return (await Promise.all(entries.map(filesOf))).flat();
  }
  const path = entry.fullPath.replace(/^\//, '');
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return [{ path, file }];
}

function isHidden({ path }: LocalFile): boolean {
  return path
    .split('/')
    .some((part) => part.startsWith('.') || part === 'Thumbs.db' || part === 'desktop.ini');
}

/** Files and folders that were let go over the page, folders with all that is in them; the system's own litter is left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<LocalFile[]> {
  // The list empties as soon as the event is over, so every entry is taken before the first wait.
  const entries = Array.from(transfer.items).flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return chosenFiles(transfer.files);
  return (await Promise.all(entries.map(filesOf))).flat().filter((file) => !isHidden(file));
}

/** Files out of a file dialog; a folder's files bring their path in it. */
export function chosenFiles(files: Iterable<File> | ArrayLike<File> | null): LocalFile[] {
  return Array.from(files ?? [])
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter((file) => !isHidden(file));
}
