import { configure, screen, within } from 'shadow-dom-testing-library';

// The region with the role `status` repeats texts of the element. Tests find it by its role.
configure({ defaultIgnore: 'script, style, [role=status]' });

export { screen, within };
