export { commonPicture, pictureUrl } from './address.ts';
export { keepPictures } from './keep.ts';
