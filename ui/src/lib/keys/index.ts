export { ariaKeys, caps, isTyping } from './binding';
export { takingKeys } from './taking';
export { KeyRegistry, type Command } from './registry.svelte';
