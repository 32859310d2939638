/* Loaded before the C library (LD_PRELOAD): every sync fails with EIO while the file named by FAIL_SYNC_WHILE exists. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int failing(void)
{
    const char *path = getenv("FAIL_SYNC_WHILE");
    return path != NULL && access(path, F_OK) == 0;
}

#define INTERPOSE(name)                                            \
    int name(int fd)                                               \
    {                                                              \
        static int (*next)(int);                                   \
        if (next == NULL)                                          \
            next = (int (*)(int))dlsym(RTLD_NEXT, #name);          \
        if (failing())                                             \
        {                                                          \
            errno = EIO;                                           \
            return -1;                                             \
        }                                                          \
        return next(fd);                                           \
    }

INTERPOSE(fsync)
INTERPOSE(fdatasync)
