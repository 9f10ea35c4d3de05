/** The password of every demo login. It is public: outside the demo those logins are refused. */
export const DEMO_PASSWORD = 'demo-portal-2026';
