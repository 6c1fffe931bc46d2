// The calls that the WebAssembly module makes, passed on to Module['host'] (web/worker/host.ts). Nothing is decided here:
// pointers become views of the memory as it is now, for it may have grown. Names across the border are quoted, because
// Closure renames all others.
addToLibrary({
  ship_host_surface_create__deps: ['$GL'],
  ship_host_surface_create: () => {
    // The first two names are read by Emscripten, the others by the browser.
    const handle = GL.createContext(Module['host']['canvas'], {
      majorVersion: 2, minorVersion: 0, 'alpha': false, 'depth': false, 'stencil': false, 'antialias': false,
      'powerPreference': 'low-power',
    });
    return handle && GL.makeContextCurrent(handle) ? 1 : 0;
  },
  ship_host_surface_resize: (width, height) => {
    const canvas = Module['host']['canvas'];
    if (canvas['width'] !== width) canvas['width'] = width;
    if (canvas['height'] !== height) canvas['height'] = height;
  },

  ship_host_face: (face, out) => Module['host']['face'](face, HEAPF32.subarray(out >>> 2, (out >>> 2) + 2)),
  ship_host_measure: (face, codePoint, size, out) =>
    Module['host']['measure'](face, codePoint, size, HEAPF32.subarray(out >>> 2, (out >>> 2) + 5)),
  ship_host_draw: (face, codePoint, size, x, y, width, height, out) =>
    Module['host']['draw'](face, codePoint, size, x, y, width, height,
      HEAPU8.subarray(out >>> 0, (out >>> 0) + width * height * 4)),

  ship_host_slot_read: (slot, into, count, at) =>
    Module['host']['slotRead'](slot, HEAPU8.subarray(into >>> 0, (into >>> 0) + count), at),
  ship_host_slot_write: (slot, from, count, at) =>
    Module['host']['slotWrite'](slot, HEAPU8.subarray(from >>> 0, (from >>> 0) + count), at),
  ship_host_slot_truncate: (slot, size) => Module['host']['slotTruncate'](slot, size),
  ship_host_slot_size: (slot) => Module['host']['slotSize'](slot),
  ship_host_slot_flush: (slot) => Module['host']['slotFlush'](slot),
  ship_host_slot_close: (slot) => Module['host']['slotClose'](slot),

  ship_host_now: () => Module['host']['now'](),
  ship_host_wall_hours: () => Module['host']['wallHours'](),
  ship_host_random: (into, count) => Module['host']['random'](HEAPU8.subarray(into >>> 0, (into >>> 0) + count)),

  ship_host_tree: (json, length) => Module['host']['tree'](HEAPU8.subarray(json >>> 0, (json >>> 0) + length)),
  ship_host_request: (json, length, bytes, count) =>
    Module['host']['request'](HEAPU8.subarray(json >>> 0, (json >>> 0) + length),
      HEAPU8.subarray(bytes >>> 0, (bytes >>> 0) + count)),
});
