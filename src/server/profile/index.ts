export {
  previewProfilePage,
  readProfilePage,
  type Figures,
  type Opening,
  type ProfilePage,
  type ProfilePlace,
} from './profile.ts';
