import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './styles/tokens.css';
import './styles/base.css';

import { mount } from 'svelte';

import { playersAddress, roomAddress, stripAddress } from './app/address';
import App from './app/App.svelte';
import PlayersWindow from './app/PlayersWindow.svelte';
import RoomWindow from './app/RoomWindow.svelte';
import StripWindow from './app/StripWindow.svelte';
import { chooseBackend } from './lib/backend';
import { makeApp } from './lib/context';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

const app = makeApp(await chooseBackend());
// The same page at an address of its own is the strip, the room view of a meeting, or the players' window of a drill.
const { hash } = location;
const page = stripAddress(hash) ? StripWindow : roomAddress(hash) ? RoomWindow : playersAddress(hash) ? PlayersWindow : App;
mount(page, { target, props: { app } });
