export { anonymised, departed, erased, kept, type Person, personal, type PersonalData, type WithdrawalCause } from './personalData.ts';
