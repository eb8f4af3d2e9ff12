/** The module file for a script tag: registers the elements and offers the page's configuration. */
import './define.js';

export { configure, registerSource } from '../config/configuration.js';
export { VERSION } from './version.js';
