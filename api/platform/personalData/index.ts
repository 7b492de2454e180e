export {
  anonymised,
  departed,
  erased,
  kept,
  type Person,
  type PersonalData,
  personal,
  type WithdrawalCause,
} from './personalData.ts';
