/* A layer between a program and the C library in which the disk fails: loaded before it by LD_PRELOAD.
 *
 * Armed, it counts the calls of one kind on files below a folder, and fails the nth, or the nth and all behind it. A
 * write that fails has written half of its bytes, as on a disk that gets full or loses its power. Armed with the error
 * 0, it kills the process there, with SIGKILL.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, RENAME = 8, RESIZE = 16, CREATE = 32 };

static char folder[PATH_MAX], failed[PATH_MAX];
static int kinds, number, lasting;
static long nth;
static atomic_long calls, faults;

/* What the program itself calls. */
void faults_arm(const char *below, int which, long first, int error, int all_behind)
{
    snprintf(folder, sizeof folder, "%s", below);
    failed[0] = 0;
    number = error, nth = first, lasting = all_behind;
    atomic_store(&calls, 0);
    atomic_store(&faults, 0);
    kinds = which;
}

long faults_disarm(void)
{
    kinds = 0;
    return atomic_load(&faults);
}

long faults_calls(void) { return atomic_load(&calls); }

const char *faults_path(void) { return failed; }

static int fails(int kind, const char *path)
{
    if (!(kinds & kind) || !path || strncmp(path, folder, strlen(folder)))
        return 0;
    long call = atomic_fetch_add(&calls, 1) + 1;
    if (call != nth && !(lasting && call > nth))
        return 0;
    if (!atomic_fetch_add(&faults, 1))
        snprintf(failed, sizeof failed, "%s", path);
    errno = number;
    return 1;
}

/* Ends a call that fails. */
static int refused(void)
{
    if (!number)
        kill(getpid(), SIGKILL);
    errno = number;
    return -1;
}

static int file_fails(int kind, int file)
{
    char link[64], path[PATH_MAX];
    if (!(kinds & kind))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return fails(kind, path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPENING(name)                                                                                                 \
    int name(const char *path, int flags, ...)                                                                        \
    {                                                                                                                 \
        va_list rest;                                                                                                 \
        va_start(rest, flags);                                                                                        \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                        \
        va_end(rest);                                                                                                 \
        if (flags & O_CREAT && access(path, F_OK) && fails(CREATE, path))                                             \
            return refused();                                                                                                \
        return fails(OPEN, path) ? refused() : NEXT(name)(path, flags, mode);                                                \
    }
OPENING(open)
OPENING(open64)

int mkdir(const char *path, mode_t mode) { return fails(OPEN | CREATE, path) ? refused() : NEXT(mkdir)(path, mode); }

ssize_t write(int file, const void *data, size_t size)
{
    if (!file_fails(WRITE, file))
        return NEXT(write)(file, data, size);
    NEXT(write)(file, data, size / 2);
    return refused();
}

#define WRITING_AT(name, offset_type)                                                                                 \
    ssize_t name(int file, const void *data, size_t size, offset_type at)                                             \
    {                                                                                                                 \
        if (!file_fails(WRITE, file))                                                                                 \
            return NEXT(name)(file, data, size, at);                                                                  \
        NEXT(name)(file, data, size / 2, at);                                                                         \
        return refused();                                                                                                  \
    }
WRITING_AT(pwrite, off_t)
WRITING_AT(pwrite64, off64_t)

#define SENDING(name, offset_type)                                                                                    \
    ssize_t name(int to, int from, offset_type *at, size_t size)                                                      \
    {                                                                                                                 \
        return file_fails(WRITE, to) ? refused() : NEXT(name)(to, from, at, size);                                           \
    }
SENDING(sendfile, off_t)
SENDING(sendfile64, off64_t)

int fsync(int file) { return file_fails(SYNC, file) ? refused() : NEXT(fsync)(file); }
int fdatasync(int file) { return file_fails(SYNC, file) ? refused() : NEXT(fdatasync)(file); }

int ftruncate(int file, off_t size) { return file_fails(RESIZE, file) ? refused() : NEXT(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return file_fails(RESIZE, file) ? refused() : NEXT(ftruncate64)(file, size); }

/* A disk that is full says so when it is asked. */
#define ASKING(name)                                                                                                  \
    int name(const char *path, struct name *answer)                                                                   \
    {                                                                                                                 \
        int result = ((int (*)(const char *, struct name *))dlsym(RTLD_NEXT, #name))(path, answer);                    \
        if (!result && kinds && lasting && atomic_load(&faults))                                                      \
            answer->f_bavail = answer->f_bfree = 0;                                                                   \
        return result;                                                                                                \
    }
ASKING(statvfs)
ASKING(statvfs64)

int rename(const char *from, const char *to) { return fails(RENAME, to) ? refused() : NEXT(rename)(from, to); }
int renameat(int a, const char *from, int b, const char *to)
{
    return fails(RENAME, to) ? refused() : NEXT(renameat)(a, from, b, to);
}
int link(const char *from, const char *to) { return fails(RENAME, to) ? refused() : NEXT(link)(from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags)
{
    return fails(RENAME, to) ? refused() : NEXT(linkat)(a, from, b, to, flags);
}
