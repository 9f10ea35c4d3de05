import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { readProfilePage } from '#server/profile/index.ts';
import { addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { readPhoto, readPhotoToEdit, readPicture, removePhoto, savePhoto } from './index.ts';

const ALT = { altRu: ' Вход  с улицы ', altBe: 'Уваход з вуліцы' };

let portal: TestPortal;
let head: Person;
let organizationId: number;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  organizationId = await addOrganization(portal);
  head = await addResponsiblePerson(portal, organizationId);
});

function drawing(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#0b5d4a' } });
}

function fileOf(content: Uint8Array, name = 'photo.jpg', type = 'image/jpeg'): File {
  return new File([new Uint8Array(content)], name, { type });
}

async function jpeg(width = 1600, height = 900): Promise<File> {
  return fileOf(await drawing(width, height).jpeg().toBuffer());
}

function save(file: File | null, given: Partial<typeof ALT> = {}, person = head) {
  return savePhoto(portal, person, organizationId, { ...ALT, ...given, file });
}

async function picture(size: 'small' | 'large', person: Person | null = null) {
  const { version } = (await readPhoto(portal.db, organizationId))!;
  return readPicture(portal, person, { organizationId, version, size });
}

test('a photo is shown in two sizes, under an address that changes with it', async () => {
  expect(await save(await jpeg())).toEqual({ outcome: 'saved' });
  const photo = (await readProfilePage(portal, organizationId))?.photo;
  expect(photo).toMatchObject({
    altRu: 'Вход с улицы',
    width: 1280,
    height: 720,
    smallWidth: 480,
  });
  const small = await sharp((await picture('small'))!.content).metadata();
  expect(small).toMatchObject({ format: 'jpeg', width: 480, height: 270 });
  await save(await jpeg(800, 600));
  const next = await readPhoto(portal.db, organizationId);
  expect(next).toMatchObject({ width: 800, height: 600 });
  expect(next?.version).not.toBe(photo?.version);
  const old = { organizationId, version: photo!.version, size: 'large' as const };
  expect(await readPicture(portal, null, old)).toBeNull();
});

test('where a picture was taken does not stay in it, and it stands upright', async () => {
  const exif = { IFD0: { Artist: 'Иван Иванов' }, IFD3: { GPSLatitude: '53/1 54/1 0/1' } };
  const content = await drawing(1000, 500)
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(content).metadata()).exif).toBeDefined();
  await save(fileOf(content));
  const stored = await sharp((await picture('large'))!.content).metadata();
  expect(stored).toMatchObject({ width: 500, height: 1000 });
  expect(stored.exif).toBeUndefined();
});

test('PNG and WebP become JPEG on white', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const transparent = sharp({
    create: { width: 400, height: 300, channels: 4, background: clear },
  });
  for (const content of [
    await transparent.clone().png().toBuffer(),
    await transparent.clone().webp().toBuffer(),
  ]) {
    expect(await save(fileOf(content, 'photo.png', 'image/png'))).toEqual({ outcome: 'saved' });
    const large = sharp((await picture('large'))!.content);
    expect((await large.stats()).channels.map(({ mean }) => Math.round(mean))).toEqual([
      255, 255, 255,
    ]);
  }
});

describe('is refused at its field:', () => {
  test.each<[string, () => Promise<File>, string]>([
    ['an empty file', async () => fileOf(new Uint8Array()), 'empty'],
    ['a file of more than 10 MB', async () => fileOf(Buffer.alloc(10 * 2 ** 20 + 1)), 'too-large'],
    ['a web page called photo.jpg', async () => fileOf(Buffer.from('<html>')), 'wrong-type'],
    [
      'a drawing that could run scripts',
      async () => fileOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg'),
      'wrong-type',
    ],
    [
      'an archive called photo.jpg',
      async () => fileOf(Buffer.from('504b0304140000000000', 'hex')),
      'wrong-type',
    ],
    ['a picture of 300 pixels', () => jpeg(300, 300), 'too-small'],
    [
      'half a picture',
      async () => fileOf((await drawing(900, 900).png().toBuffer()).subarray(0, 400)),
      'broken',
    ],
    [
      'a small file that unpacks to 100 million pixels',
      async () => fileOf(await drawing(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer()),
      'too-many-pixels',
    ],
  ])('%s', async (_, file, problem) => {
    expect(await save(await file())).toEqual({ outcome: 'invalid', problems: { file: problem } });
    expect(await readPhoto(portal.db, organizationId)).toBeNull();
  });

  test('no description, or an endless one', async () => {
    const file = await jpeg(400, 300);
    expect(await save(file, { altRu: ' ', altBe: 'я'.repeat(201) })).toEqual({
      outcome: 'invalid',
      problems: { altRu: 'missing', altBe: 'too-long' },
    });
  });
});

test('its description changes without the picture, once there is one', async () => {
  expect(await save(null)).toEqual({ outcome: 'invalid', problems: { file: 'missing' } });
  await save(await jpeg(400, 300));
  const before = await readPhoto(portal.db, organizationId);
  expect(await save(null, { altRu: 'Вход со двора' })).toEqual({ outcome: 'saved' });
  const after = await readPhoto(portal.db, organizationId);
  expect(after).toEqual({ ...before, altRu: 'Вход со двора' });
});

test('of an organisation that is not published only its own people see it', async () => {
  await save(await jpeg(400, 300));
  await portal.db
    .updateTable('organizations')
    .set({ sphere_ids: [] })
    .where('id', '=', organizationId)
    .execute();
  expect(await picture('small')).toBeNull();
  expect(await picture('small', await addCitizen(portal.db))).toBeNull();
  const stranger = await addResponsiblePerson(portal, await addOrganization(portal));
  expect(await picture('small', stranger)).toBeNull();
  expect(await picture('small', head)).toMatchObject({ isPublic: false });
});

test('it is removed, also twice, and the log knows', async () => {
  await save(await jpeg(400, 300));
  expect(await removePhoto(portal, head, organizationId)).toEqual({ outcome: 'removed' });
  expect(await removePhoto(portal, head, organizationId)).toEqual({ outcome: 'removed' });
  expect((await readProfilePage(portal, organizationId))?.photo).toBeNull();
  const operator: Person = { ...head, role: 'operator' };
  const filter = { subject: 'organization', subjectId: String(organizationId) };
  const { rows: entries } = await readAudit(portal, operator, filter, { before: null, limit: 10 });
  expect(entries.map(({ action }) => action)).toEqual(['photo-removed', 'photo-changed']);
});

test('nobody changes that of another organisation, nor without the right to', async () => {
  const stranger = await addResponsiblePerson(portal, await addOrganization(portal));
  const reader = await addResponsiblePerson(portal, organizationId, { may_edit: false });
  for (const person of [stranger, reader]) {
    expect(await save(await jpeg(400, 300), {}, person)).toEqual({ outcome: 'not-found' });
    expect(await removePhoto(portal, person, organizationId)).toEqual({ outcome: 'not-found' });
    expect(await readPhotoToEdit(portal, person, organizationId)).toBeNull();
  }
  const citizen = await addCitizen(portal.db);
  await expect(save(await jpeg(400, 300), {}, citizen)).rejects.toThrow(NotAllowed);
});
