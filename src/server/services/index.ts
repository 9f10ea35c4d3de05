export {
  addOwnService,
  addServiceItems,
  MOST_ITEMS,
  MOST_OWN,
  removeOwnService,
  removeServiceItem,
  type OwnServiceProblem,
} from './commands.ts';
export { readServicesPage } from './queries.ts';
