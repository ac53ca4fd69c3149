#define _GNU_SOURCE
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

enum { FILES_MOST = 256, MIB = 1 << 20 };

/* What a reader never has to do: talk to others, look into other processes, change the system. */
static const int denied[] = {SCMP_SYS(socket),
                             SCMP_SYS(connect),
                             SCMP_SYS(bind),
                             SCMP_SYS(listen),
                             SCMP_SYS(accept),
                             SCMP_SYS(accept4),
                             SCMP_SYS(sendto),
                             SCMP_SYS(sendmsg),
                             SCMP_SYS(io_uring_setup),
                             SCMP_SYS(ptrace),
                             SCMP_SYS(process_vm_readv),
                             SCMP_SYS(process_vm_writev),
                             SCMP_SYS(mount),
                             SCMP_SYS(umount2),
                             SCMP_SYS(chroot),
                             SCMP_SYS(pivot_root),
                             SCMP_SYS(unshare),
                             SCMP_SYS(setns),
                             SCMP_SYS(bpf),
                             SCMP_SYS(keyctl),
                             SCMP_SYS(add_key),
                             SCMP_SYS(rename),
                             SCMP_SYS(renameat),
                             SCMP_SYS(renameat2),
                             SCMP_SYS(link),
                             SCMP_SYS(linkat),
                             SCMP_SYS(symlink),
                             SCMP_SYS(symlinkat),
                             SCMP_SYS(chmod),
                             SCMP_SYS(fchmod),
                             SCMP_SYS(fchmodat),
                             SCMP_SYS(chown),
                             SCMP_SYS(fchown),
                             SCMP_SYS(lchown),
                             SCMP_SYS(fchownat),
                             SCMP_SYS(truncate),
                             SCMP_SYS(mkdir),
                             SCMP_SYS(mkdirat),
                             SCMP_SYS(rmdir)};

static bool deny_calls(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    bool ok = filter != NULL;
    for (size_t i = 0; ok && i < sizeof denied / sizeof *denied; i++)
        ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), denied[i], 0) == 0;
    ok = ok && seccomp_load(filter) == 0;
    if (filter != NULL) seccomp_release(filter);
    return ok;
}

static bool limit(__rlimit_resource_t resource, rlim_t most) {
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return false;
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most) most = now.rlim_max;
    return setrlimit(resource, &(struct rlimit){most, most}) == 0;
}

/* Sanitizers lay claim to far more addresses than they use. */
#if defined(__SANITIZE_ADDRESS__)
enum { MEMORY_IS_LIMITED = 0 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { MEMORY_IS_LIMITED = 0 };
#else
enum { MEMORY_IS_LIMITED = 1 };
#endif
#else
enum { MEMORY_IS_LIMITED = 1 };
#endif

/* The addresses that the process has in use, in bytes; 0 when the system does not tell. */
static size_t memory_in_use(void) {
    size_t pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (file == NULL) return 0;
    if (fscanf(file, "%zu", &pages) != 1) pages = 0;
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static bool limit_all(size_t memory_mib) {
    size_t memory = memory_in_use() + memory_mib * MIB;
    return (!MEMORY_IS_LIMITED || limit(RLIMIT_AS, memory)) && limit(RLIMIT_NOFILE, FILES_MOST) &&
           limit(RLIMIT_CORE, 0);
}

/* What libraries print is not for users; a sanitizer's report is. */
static void silence(void) {
    int null = open("/dev/null", O_WRONLY);
    if (null < 0) return;
    if (MEMORY_IS_LIMITED) dup2(null, STDERR_FILENO);
    dup2(null, STDOUT_FILENO);
    close(null);
}

void confine_time(size_t seconds) {
    struct rlimit now;
    struct rusage used;
    if (getrlimit(RLIMIT_CPU, &now) != 0 || getrusage(RUSAGE_SELF, &used) != 0) return;
    now.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1) + seconds;
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < now.rlim_cur) now.rlim_cur = now.rlim_max;
    setrlimit(RLIMIT_CPU, &now);
}

bool confine(size_t memory_mib) {
    setpgid(0, 0);
    silence();
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           limit_all(memory_mib) && deny_calls();
}
