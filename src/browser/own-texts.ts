// A page translator of the browser puts an element of its own in the place of every text. A view that is drawn again gets its own texts back first.

/** Texts of a place, as it drew them itself. */
export interface OwnTexts {
  /** Puts back what a translator took, before the place is drawn; the translator then translates what is new. */
  comeBack(): void;
  /** Says that what changed since then was drawn by the place itself. */
  areDrawn(): void;
}

/** Watches a place from now on: a drawn text that is gone from its parent could neither change nor be found. */
export function ownTexts(place: Element): OwnTexts {
  const taken = new Map<ChildNode, ChildNode>();
  const note = (changes: MutationRecord[]): void => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of changes) {
      const text = [...removedNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const instead = [...addedNodes, previousSibling, nextSibling].find((each) => each?.nodeName === 'FONT');
      if (text && instead) taken.set(instead as ChildNode, text as ChildNode);
    }
  };
  const watching = new MutationObserver(note);
  watching.observe(place, { childList: true, subtree: true });
  return {
    comeBack() {
      note(watching.takeRecords());
      for (const [instead, text] of taken) if (place.contains(instead)) instead.replaceWith(text);
      taken.clear();
    },
    areDrawn: () => void watching.takeRecords(),
  };
}
