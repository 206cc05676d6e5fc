// Free words of a person: copying them takes a step, and only the browser itself may translate them, on this device.
import { useState } from 'preact/hooks';
import type { Here } from '../seat/here.ts';

interface BrowserTranslator {
  create(options: { sourceLanguage: string; targetLanguage: string }): Promise<{ translate(text: string): Promise<string> }>;
  availability(options: { sourceLanguage: string; targetLanguage: string }): Promise<string>;
}
const translator = (globalThis as { Translator?: BrowserTranslator }).Translator;

/** What the browser makes of a text, or null. A language that it would first have to fetch tells its maker: only what lies here is used. */
async function translated(text: string, sourceLanguage: string, targetLanguage: string): Promise<string | null> {
  const options = { sourceLanguage, targetLanguage };
  const isThere = await translator?.availability(options).catch(() => 'unavailable');
  if (!translator || isThere !== 'available') return null;
  const made = await translator.create(options).catch(() => null);
  return (await made?.translate(text).catch(() => null)) ?? '';
}

type Props = { here: Here; text: string; language: string | undefined };

export function Words({ here, text, language }: Props) {
  const { say } = here;
  const [mayCopy, setMayCopy] = useState(false);
  return (
    <div>
      <p
        class={mayCopy ? 'vl-words' : 'vl-words vl-veiled'}
        dir="auto"
        lang={language}
        onCopy={(event) => mayCopy || event.preventDefault()}
      >
        {text}
      </p>
      <Translation here={here} text={text} language={language} />
      {mayCopy ? (
        <p class="vl-soft vl-noprint">{say('words.never-paste')}</p>
      ) : (
        <button class="vl-link vl-noprint" type="button" onClick={() => setMayCopy(true)}>
          {say('words.copy')}
        </button>
      )}
    </div>
  );
}

/** What the browser makes of it, marked as a machine's. */
function Translation({ here: { say, tell, content }, text, language }: Props) {
  const [made, setMade] = useState('');
  if (!translator || !language || language === content.locale) return null;
  const translate = async (): Promise<void> => {
    const found = await translated(text, language, content.locale);
    if (found === null) tell(say('words.no-translation'));
    setMade(found ?? '');
  };
  return (
    <>
      {made !== '' && (
        <div class="vl-notice">
          <h3>{say('words.machine')}</h3>
          <p class="vl-words">{made}</p>
        </div>
      )}
      <button class="vl-link vl-noprint" type="button" onClick={() => void translate()}>
        {say('words.translate')}
      </button>
    </>
  );
}
