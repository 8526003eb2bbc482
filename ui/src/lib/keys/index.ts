export { ariaKeys, caps, isTyping } from './binding';
export { KeyRegistry, type Command } from './registry.svelte';
