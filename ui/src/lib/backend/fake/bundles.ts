// Bundles: one that somebody on another machine made of an incident that is here, too.
import type { BundleItem, BundleLook } from '../generated';
import type { Handlers, WindowHandlers } from '.';
import type { Incident, World } from './world';

type BundleCommands = Pick<Handlers, 'bundle_offer' | 'bundle_write' | 'bundle_look' | 'bundle_take'>;

/** What was taken in, by world: twice is once. */
const taken = new WeakSet<World>();

function item({ id, reference, title, isDrill }: Incident): BundleItem {
  return { id, reference, title, isDrill };
}

function fileName({ reference, title, isDrill }: BundleItem): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${isDrill ? 'EXERCISE-' : ''}${[reference, ...words].join('-')}.muster`;
}

function look(world: World): BundleLook {
  const here = world.incidents.map(item);
  const [first = { id: '00000000-0000-7000-8000-0000000000b0', reference: 'INC-0001', title: 'Logins fail', isDrill: false }] = here;
  const fresh = !taken.has(world);
  return {
    name: 'from-ana.muster',
    madeAt: '2026-11-20T02:40:00Z',
    madeBy: 'Muster 0.1.0',
    by: 'Ana Ruiz',
    device: '4f2a1b',
    own: false,
    incidents: [
      { item: first, here: first.reference, known: true, lines: fresh ? 2 : 0, others: fresh ? 1 : 0, held: fresh ? 14 : 17 },
    ],
    people: 0,
    taken: fresh ? 3 : 0,
    held: fresh ? 14 : 17,
    notes: [],
  };
}

export function bundleCommands(world: World): BundleCommands {
  return {
    bundle_offer: ({ incident }) => {
      const one = item(world.find(incident));
      return { fileName: fileName(one), incidents: [one], people: 3, pictures: 1, stays: [] };
    },
    bundle_write: ({ path }) => ({ path, bytes: 4_096, events: 17 }),
    bundle_look: () => look(world),
    bundle_take: () => {
      const { incidents, taken: fresh, held } = look(world);
      taken.add(world);
      return { incidents, taken: fresh, held, pictures: 0, streams: fresh > 0 ? incidents.map((one) => one.item.id) : [] };
    },
  };
}

export const bundleWindowCommands: Pick<WindowHandlers, 'bundle_save_dialog' | 'bundle_dialog'> = {
  bundle_save_dialog: ({ incident }) => ({ path: `/home/user/${incident}.muster` }),
  bundle_dialog: () => ({ path: '/home/user/from-ana.muster' }),
};
