// What the app needs of a browser, found out by trying. The floor is Chrome 108, Firefox 116, Safari 17.

/// What is missing, in plain words; empty where everything is there.
export function missingFeatures(): string[] {
  const missing: string[] = [];
  const need = (what: string, works: () => boolean): void => {
    let ok = false;
    try {
      ok = works();
    } catch {
      ok = false;
    }
    if (!ok) missing.push(what);
  };
  need('WebAssembly', () => typeof WebAssembly === 'object' && typeof WebAssembly.instantiate === 'function');
  need('background workers', () => typeof Worker === 'function');
  need('drawing in a background worker', () => 'transferControlToOffscreen' in HTMLCanvasElement.prototype);
  need('measuring fonts', () => 'fontBoundingBoxAscent' in TextMetrics.prototype);
  need('elements that can be made inert', () => 'inert' in HTMLElement.prototype);
  return missing;
}

/// Starts a module worker; nothing where the browser does not know them (it then does not ask for the `type`).
export function startModuleWorker(address: string): Worker | null {
  let asked = false;
  const options = {
    get type(): WorkerType {
      asked = true;
      return 'module';
    },
  };
  const worker = new Worker(address, options);
  if (asked) return worker;
  worker.terminate();
  return null;
}
