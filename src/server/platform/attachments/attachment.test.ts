import { expect, test } from 'vitest';
import { readAttachment, safeFileName } from './attachment.ts';

test.each([
  ['Письмо.pdf', 'Письмо.pdf'],
  ['../../etc/«Письмо» № 5.exe', 'Письмо-5.pdf'],
  ['C:\\Users\\me\\scan 1.PDF', 'scan-1.pdf'],
  ['a\r\nContent-Type: html.pdf', 'a-Content-Type-html.pdf'],
  ['\u202Efdp.exe', 'fdp.pdf'],
  ['….pdf', 'file.pdf'],
  ['', 'file.pdf'],
  [`${'я'.repeat(300)}.pdf`, `${'я'.repeat(80)}.pdf`],
  [`${'я'.repeat(79)}𐐷𐐷.pdf`, `${'я'.repeat(79)}.pdf`],
])('%j is saved as %j', (given, saved) => {
  expect(safeFileName(given, 'file', 'pdf')).toBe(saved);
});

test('a picture that calls itself a document is what its content is', async () => {
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0')]);
  const file = new File([jpeg], 'screen.pdf', { type: 'application/pdf' });
  expect(await readAttachment(file, 'file')).toMatchObject({
    fileName: 'screen.jpg',
    mediaType: 'image/jpeg',
  });
});
