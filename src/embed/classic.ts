/**
 * The classic script for `<script async src>`: the module with all its parts inside, and its exports on
 * `faoWidgets`.
 */
export * from './module.js';
