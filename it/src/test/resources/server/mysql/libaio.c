/*
 * MySQL's binary needs a libaio, which a machine with nothing but a JDK has not. This one is always there, and never
 * able; MySQL then reads and writes without it. libaio.so.1 beside this file was made by:
 *
 *   gcc -Os -shared -nostdlib -s -fno-asynchronous-unwind-tables -fcf-protection=none -Wl,-soname,libaio.so.1
 *       -Wl,--version-script=libaio.map -Wl,-z,noseparate-code -Wl,--build-id=none -Wl,--hash-style=gnu
 *       -o libaio.so.1 libaio.c
 */
#define NOT_IMPLEMENTED -38

int io_setup(void) { return NOT_IMPLEMENTED; }
int io_submit(void) { return NOT_IMPLEMENTED; }
int io_getevents(void) { return NOT_IMPLEMENTED; }
