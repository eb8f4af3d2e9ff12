/** The classic file for `<script async src>`: as the module file, everything inside, its exports on `faoWidgets`. */
export * from './module.js';
