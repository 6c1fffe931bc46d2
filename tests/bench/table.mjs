// The table of figures that a benchmark run ends with.

const k_columns = ['what', 'figure', 'budget', 'verdict'];

export class Table {
    #rows = [];
    #broken = false;

    /** A figure for the record. */
    note(what, figure) {
        this.#rows.push([what, figure, '', '']);
    }

    /** A figure with a budget that must hold. */
    must(what, value, budget, show) {
        const holds = value <= budget;
        if (!holds) this.#broken = true;
        this.#rows.push([what, show(value), `≤ ${show(budget)}`, holds ? 'holds' : 'BROKEN']);
    }

    /** A figure that must reach its goal. */
    at_least(what, value, goal, show) {
        const holds = value >= goal;
        if (!holds) this.#broken = true;
        this.#rows.push([what, show(value), `≥ ${show(goal)}`, holds ? 'holds' : 'BROKEN']);
    }

    /** A budget that could not be measured is a broken one. */
    missing(what, reason) {
        this.#broken = true;
        this.#rows.push([what, '–', '', `NOT MEASURED: ${reason}`]);
    }

    get holds() {
        return !this.#broken;
    }

    print() {
        const rows = [k_columns, ...this.#rows];
        const widths = k_columns.map((_, at) => Math.max(...rows.map((row) => row[at].length)));
        const pad = (cell, at) => ([1, 2].includes(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at]));
        console.log('');
        for (const row of rows) console.log(row.map(pad).join('  ').trimEnd());
    }
}

export const median = (values) => {
    const sorted = [...values].sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The least of the times that one and the same work took: whatever else the machine does can only add to it. For budgets
 *  in milliseconds; ratios compare medians of one run. */
export const least = (times) => Math.min(...times);

/** Milliseconds that the work takes. */
export function timed(work) {
    const start = performance.now();
    work();
    return performance.now() - start;
}

export function quantile(values, share) {
    const sorted = [...values].sort((one, other) => one - other);
    return sorted[Math.floor(share * (sorted.length - 1))];
}
