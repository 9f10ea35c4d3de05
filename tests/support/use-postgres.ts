import { inject } from 'vitest';

// From here on openTestDatabase() opens its databases on this server.
process.env.TEST_DATABASE_URL = inject('postgresUrl');
