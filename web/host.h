#pragma once

/// The calls out of WebAssembly, implemented in web/library.js, which passes them on to web/worker/host.ts.
/// Text is UTF-8 without a terminator; what is pointed to is read or written during the call only.
extern "C" {

/// Makes the WebGL2 context of the canvas and makes it current. 0 where the browser gives none.
int ship_host_surface_create();
/// In device pixels; a change clears the canvas.
void ship_host_surface_resize(int width, int height);

/// `out`: 2 floats, see FaceMetrics.
void ship_host_face(int face, float* out);
/// `out`: 5 floats, see GlyphMetrics.
void ship_host_measure(int face, int code_point, float size, float* out);
/// `rgba`: width * height * 4 bytes. 1 where the glyph has colours of its own.
int ship_host_draw(int face, int code_point, float size, int x, int y, int width, int height,
                   unsigned char* rgba);

/// The port of core/storage/slots.h, with its answers.
int ship_host_slot_read(int slot, void* into, int count, double at);
int ship_host_slot_write(int slot, const void* from, int count, double at);
int ship_host_slot_truncate(int slot, double size);
double ship_host_slot_size(int slot);
int ship_host_slot_flush(int slot);
void ship_host_slot_close(int slot);

/// Milliseconds since 1970-01-01T00:00:00Z.
double ship_host_now();
/// Hours since 1970-01-01T00:00 by the local calendar and clock.
int ship_host_wall_hours();
void ship_host_random(void* into, int count);

/// All nodes of the semantics tree (web/wire.h).
void ship_host_tree(const char* json, int length);
/// A request; `bytes` is the content of a download.
void ship_host_request(const char* json, int length, const char* bytes, int count);
}
