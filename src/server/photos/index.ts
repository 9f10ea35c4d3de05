export {
  ALT_MAX_LENGTH,
  removePhoto,
  savePhoto,
  type PhotoProblem,
  type PhotoProblems,
} from './commands.ts';
export { readPhoto, readPhotoToEdit, readPicture, type Photo } from './queries.ts';
