const raise = 'top.trapped++;parent.trapped++;trapped++';

/** URLs that execute or embed code where a browser follows them, in spellings that filters have missed. */
export const dangerousUrls: readonly string[] = [
  `javascript:${raise}`,
  `JaVaScRiPt:${raise}`,
  ` \tjavascript:${raise}`,
  `java\tscript:${raise}`,
  `j\na\nv\na\ns\nc\nr\ni\np\nt\n:${raise}`,
  `java\r\nscript:${raise}`,
  `javascript\t:${raise}`,
  `\u0000javascript:${raise}`,
  `\u0001\u001F javascript:${raise}`,
  `\u00A0javascript:${raise}`,
  `\uFEFFjavascript:${raise}`,
  `\u2028javascript:${raise}`,
  `javascript://repository.example/%0A${raise}`,
  `data:text/html,<script>${raise}</script>`,
  `DATA:text/html;base64,${btoa(`<script>${raise}</script>`)}`,
  `da\tta:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${raise}"/>`,
  `vbscript:${raise}`,
  `VbScRiPt:${raise}`,
  'blob:https://repository.example/3d46a5a8-70ba-4a98-ba3f-55be99abbb25',
  'file:///etc/passwd',
  'filesystem:https://repository.example/temporary/a',
  'about:blank',
  'ftp://files.example/a.pdf',
  'mailto:editor@ministry.example',
  `view-source:javascript:${raise}`,
];

/** URLs that only look dangerous: browsers parse them as relative URLs. */
export const imitatedUrls: readonly string[] = [
  `jav\u0007ascript:${raise}`,
  `java\u200Bscript:${raise}`,
  `javascript%3A${raise}`,
  `javascript&colon;${raise}`,
  `//javascript:${raise}`,
  `\\\\files.example\\a.pdf`,
];

/** Markup that executes code, loads files or changes styles where a text becomes HTML. */
export const dangerousMarkup: readonly string[] = [
  `<script>${raise}</script>`,
  `<SCRIPT\u0000>${raise}</SCRIPT >`,
  `<scr<script></script>ipt>${raise}</script>`,
  `<img src=x onerror="${raise}">`,
  `<img src="data:image/svg+xml,<svg/onload=${raise}>">`,
  `<svg><script>${raise}</script></svg><svg onload=${raise}>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${raise}>`,
  `<iframe srcdoc="<script>${raise}</script>"></iframe>`,
  `<object data="javascript:${raise}"></object><embed src="javascript:${raise}">`,
  `<a href="javascript:${raise}">Read</a><form action="javascript:${raise}"><input autofocus onfocus=${raise}></form>`,
  `<style>* { display: none !important }</style><link rel=stylesheet href="data:text/css,*{}">`,
  `<p onclick="${raise}"><i onmouseover=${raise} style="position:fixed;inset:0">Cover</i></p>`,
  `<details open ontoggle=${raise}><video autoplay onplay=${raise}><source onerror=${raise}></video></details>`,
  `"><img src=x onerror=${raise}>'\`-->]]></title></style></textarea><script>${raise}</script>`,
  `&lt;script&gt;${raise}&lt;/script&gt; &#60;img src=x onerror=${raise}&#62;`,
  `<template><script>${raise}</script></template><slot name=heading>`,
  `\${${raise}} {{constructor.constructor('${raise}')()}} <!--?lit$123$-->`,
];
