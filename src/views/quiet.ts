// What every field of ours has in common.

/** What no field of ours may do: offer, correct or underline words that others would see. */
export const quiet = { autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off', spellcheck: false } as const;
