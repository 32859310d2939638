/*
 * Loaded before the C library (LD_PRELOAD): while the file named by FAIL_WHILE exists, calls of the kind named by FAIL_WHAT (sync, write
 * or read) fail with EIO, on files whose name holds "compliance.db" only: the runtime reads and writes files of its own.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int failing(const char *what, int fd)
{
    const char *path = getenv("FAIL_WHILE");
    const char *kind = getenv("FAIL_WHAT");
    if (path == NULL || kind == NULL || strcmp(kind, what) != 0 || access(path, F_OK) != 0)
        return 0;

    char link[64];
    char name[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length <= 0)
        return 0;

    name[length] = 0;
    return strstr(name, "compliance.db") != NULL;
}

#define NEXT(type, name)                             \
    static __typeof__(type) *next;                   \
    if (next == NULL)                                \
        next = (__typeof__(type) *)dlsym(RTLD_NEXT, #name);

#define FAIL(what)                                   \
    if (failing(what, fd))                           \
    {                                                \
        errno = EIO;                                 \
        return -1;                                   \
    }

#define SYNC(name)                                   \
    int name(int fd)                                 \
    {                                                \
        NEXT(int(int), name)                     \
        FAIL("sync")                                 \
        return next(fd);                             \
    }

#define MOVE(what, name, buffer, offset)                                    \
    ssize_t name(int fd, buffer data, size_t length, offset place)          \
    {                                                                       \
        NEXT(ssize_t(int, buffer, size_t, offset), name)                \
        FAIL(what)                                                          \
        return next(fd, data, length, place);                               \
    }

#define MOVE_ON(what, name, buffer)                                         \
    ssize_t name(int fd, buffer data, size_t length)                        \
    {                                                                       \
        NEXT(ssize_t(int, buffer, size_t), name)                        \
        FAIL(what)                                                          \
        return next(fd, data, length);                                      \
    }

typedef const void *from;
typedef void *into;

SYNC(fsync)
SYNC(fdatasync)
MOVE("write", pwrite, from, off_t)
MOVE("write", pwrite64, from, off64_t)
MOVE_ON("write", write, from)
MOVE("read", pread, into, off_t)
MOVE("read", pread64, into, off64_t)
MOVE_ON("read", read, into)
