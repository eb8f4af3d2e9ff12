import { configure, screen, within } from 'shadow-dom-testing-library';

// What is announced stands in a region of its own besides; it is asked for by its role.
configure({ defaultIgnore: 'script, style, [role=status]' });

export { screen, within };
