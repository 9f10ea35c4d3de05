import type { SubmitFunction } from '$app/forms';

/** A form on its way: its button waits for the answer, and what was typed stays in its fields. */
export class Sending {
  now = $state(false);

  /** For `use:enhance`. */
  readonly enhance: SubmitFunction = () => {
    this.now = true;
    return async ({ update }) => {
      await update({ reset: false });
      this.now = false;
    };
  };
}
