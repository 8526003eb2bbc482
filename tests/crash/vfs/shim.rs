//! The C side of the fault VFS.
#![expect(unsafe_code, reason = "SQLite calls a VFS through C function pointers")]

use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::ptr;
use std::sync::Arc;

use rusqlite::ffi;

use super::state::{Role, Shared};
use crate::tape::FileId;

/// The bits of the open flags that say what kind of file it is.
const KINDS: c_int = 0x08_7F00;

/// One open file. The file of the wrapped VFS lies directly behind it in the memory SQLite gives us.
#[repr(C)]
struct File {
    methods: *const ffi::sqlite3_io_methods,
    disk: *const Shared,
    /// `None` for temporary files, which are not on the tape.
    tracked: Option<(FileId, Role)>,
}

/// What a registered VFS points at.
struct Wrapped {
    real: *mut ffi::sqlite3_vfs,
    disk: Arc<Shared>,
}

/// A registered VFS; it leaves SQLite's list when it is dropped.
pub(super) struct Registration {
    vfs: Box<ffi::sqlite3_vfs>,
    name: CString,
    // Pointed at from `vfs`.
    _wrapped: Box<Wrapped>,
}

// SAFETY: after registration the structures are only read, and `Shared` locks what changes.
unsafe impl Send for Registration {}
// SAFETY: as above.
unsafe impl Sync for Registration {}

impl Registration {
    pub(super) fn new(name: &CStr, disk: &Arc<Shared>) -> Self {
        // SAFETY: the default VFS lives as long as the process.
        let real = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
        let wrapped = Box::new(Wrapped { real, disk: Arc::clone(disk) });
        let name = name.to_owned();
        // SAFETY: `real` is valid; the copy keeps its calls that do not depend on the structure they came from.
        let mut vfs = Box::new(unsafe { *real });
        vfs.szOsFile += size_of::<File>() as c_int;
        vfs.pNext = ptr::null_mut();
        vfs.zName = name.as_ptr();
        vfs.pAppData = ptr::from_ref::<Wrapped>(&wrapped).cast_mut().cast();
        vfs.xOpen = Some(open);
        vfs.xDelete = Some(delete);
        // SAFETY: box, name and app data stay in place until `drop` takes the VFS off the list.
        let code = unsafe { ffi::sqlite3_vfs_register(&raw mut *vfs, 0) };
        assert_eq!(code, ffi::SQLITE_OK, "sqlite3_vfs_register");
        Self { vfs, name, _wrapped: wrapped }
    }

    pub(super) fn name(&self) -> &str {
        self.name.to_str().unwrap_or_default()
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        // SAFETY: the VFS was registered by `new`.
        unsafe { ffi::sqlite3_vfs_unregister(&raw mut *self.vfs) };
    }
}

/// The file of the wrapped VFS.
unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: SQLite allocates szOsFile bytes, ours first.
    unsafe { file.byte_add(size_of::<File>()) }
}

/// The call of the wrapped file.
macro_rules! pass {
    ($file:expr, $method:ident $(, $arg:expr)*) => {{
        // SAFETY: `open` filled in both files, and the default VFS has every method.
        unsafe {
            let real = real($file);
            match (*(*real).pMethods).$method {
                Some(method) => method(real $(, $arg)*),
                None => Default::default(),
            }
        }
    }};
}

unsafe fn ours<'a>(file: *mut ffi::sqlite3_file) -> (&'a Shared, Option<(FileId, Role)>) {
    // SAFETY: `open` wrote a `File` here, and its disk outlives every connection.
    unsafe {
        let file = file.cast::<File>();
        (&*(*file).disk, (*file).tracked)
    }
}

unsafe fn wrapped<'a>(vfs: *mut ffi::sqlite3_vfs) -> &'a Wrapped {
    // SAFETY: `Registration::new` put it there.
    unsafe { &*(*vfs).pAppData.cast::<Wrapped>() }
}

unsafe fn path_of<'a>(name: *const c_char) -> Option<&'a Path> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite passes a terminated path.
    let name = unsafe { CStr::from_ptr(name) };
    Some(Path::new(OsStr::from_bytes(name.to_bytes())))
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let role = match flags & KINDS {
        ffi::SQLITE_OPEN_MAIN_DB => Some(Role::Database),
        ffi::SQLITE_OPEN_WAL => Some(Role::Wal),
        ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_SUPER_JOURNAL => Some(Role::Journal),
        _ => None,
    };
    // SAFETY: the pointers come from SQLite for this call.
    unsafe {
        let wrapped = wrapped(vfs);
        let path = path_of(name);
        (*file).pMethods = ptr::null();
        let Some(real_open) = (*wrapped.real).xOpen else { return ffi::SQLITE_CANTOPEN };
        let code = real_open(wrapped.real, name, real(file), flags, out_flags);
        if code != ffi::SQLITE_OK {
            return code;
        }
        let tracked = role.zip(path.and_then(|path| wrapped.disk.name_of(path)));
        let inode = path.and_then(|path| std::fs::metadata(path).ok()).map_or(0, |metadata| metadata.ino());
        let tracked = tracked.map(|(role, name)| (wrapped.disk.with(|state| state.open(&name, role, inode)), role));
        file.cast::<File>().write(File { methods: &raw const METHODS, disk: Arc::as_ptr(&wrapped.disk), tracked });
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync_dir: c_int) -> c_int {
    // SAFETY: the pointers come from SQLite for this call.
    unsafe {
        let wrapped = wrapped(vfs);
        let Some(real_delete) = (*wrapped.real).xDelete else { return ffi::SQLITE_IOERR_DELETE };
        let code = real_delete(wrapped.real, name, 0);
        if code == ffi::SQLITE_OK
            && let Some(name) = path_of(name).and_then(|path| wrapped.disk.name_of(path))
        {
            wrapped.disk.with(|state| state.unlink(&name, sync_dir != 0));
        }
        code
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, data: *const c_void, len: c_int, offset: i64) -> c_int {
    // SAFETY: SQLite gives `len` readable bytes.
    let (disk, tracked, bytes) = unsafe {
        let (disk, tracked) = ours(file);
        (disk, tracked, std::slice::from_raw_parts(data.cast::<u8>(), len as usize))
    };
    let Some((id, role)) = tracked else { return pass!(file, xWrite, data, len, offset) };
    let mut size = 0;
    let _: c_int = pass!(file, xFileSize, &raw mut size);
    let grows = offset + i64::from(len) > size;
    let (done, code) = disk.with(|state| state.write(id, role, offset as usize, bytes, grows));
    if done > 0 {
        let real_code: c_int = pass!(file, xWrite, data, done as c_int, offset);
        if real_code != ffi::SQLITE_OK {
            return real_code;
        }
    }
    code
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, len: i64) -> c_int {
    // SAFETY: `open` filled the file in.
    let (disk, tracked) = unsafe { ours(file) };
    if let Some((id, role)) = tracked {
        let code = disk.with(|state| state.truncate(id, role, len as usize));
        if code != ffi::SQLITE_OK {
            return code;
        }
    }
    pass!(file, xTruncate, len)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _flags: c_int) -> c_int {
    // SAFETY: `open` filled the file in.
    let (disk, tracked) = unsafe { ours(file) };
    tracked.map_or(ffi::SQLITE_OK, |(id, role)| disk.with(|state| state.sync(id, role)))
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    pass!(file, xClose)
}
unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, into: *mut c_void, len: c_int, offset: i64) -> c_int {
    pass!(file, xRead, into, len, offset)
}
unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    pass!(file, xFileSize, size)
}
unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    pass!(file, xLock, level)
}
unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    pass!(file, xUnlock, level)
}
unsafe extern "C" fn check_reserved(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    pass!(file, xCheckReservedLock, out)
}
unsafe extern "C" fn control(file: *mut ffi::sqlite3_file, op: c_int, arg: *mut c_void) -> c_int {
    pass!(file, xFileControl, op, arg)
}
unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    pass!(file, xSectorSize)
}
unsafe extern "C" fn characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    pass!(file, xDeviceCharacteristics)
}
unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    pass!(file, xShmMap, region, size, extend, out)
}
unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, offset: c_int, count: c_int, flags: c_int) -> c_int {
    pass!(file, xShmLock, offset, count, flags)
}
unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    pass!(file, xShmBarrier);
}
unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    pass!(file, xShmUnmap, delete)
}

/// Version 2: with shared memory, without memory-mapped reads, so that every access passes here.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
