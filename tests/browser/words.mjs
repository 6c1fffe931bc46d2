// What the app says in places that several tests look for: a change of wording is made here.
export const words = {
    welcome: 'Keep your project in shape',
    other_tab: 'Open in another tab',
    handed_over: 'Now in use in another tab',
    newer_data: 'Saved by a newer Shipshape',
    damaged: 'The database is damaged',
    too_old: 'This browser is too old',
    download_data: 'Download the data',
    start_fresh: 'Start fresh…',
    start_fresh_sure: 'Start fresh',
    new_version: 'A new version of Shipshape is ready',
    reload_now: 'Reload now',
    close_message: 'Close message',
    memory_only: /^Nothing is kept/,
    image_only: /copied to its storage a moment later/,
};
