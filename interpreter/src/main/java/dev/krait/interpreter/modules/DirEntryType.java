package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.GenericAlias;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.PyThread;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** {@code os.DirEntry}: what {@code os.scandir} finds. */
@PyClass(name = "DirEntry", module = "posix", noNew = true)
final class DirEntryType {
    private record Entry(String name, String path) {
        Path file() {
            return Path.of(path);
        }
    }

    private DirEntryType() {
    }

    static long create(PyThread t, String directory, String name) {
        String path = directory.isEmpty() ? name : directory.endsWith("/") ? directory + name : directory + "/" + name;
        return JavaObjects.create(t, DirEntryTypeBinding.TYPE.rootShape.id, new Entry(name, path));
    }

    private static Entry of(long self) {
        return (Entry) JavaObjects.get(self);
    }

    private static LinkOption[] options(boolean follow) {
        return follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }

    @PyGetter("name")
    static String name(long self) {
        return of(self).name;
    }

    @PyGetter("path")
    static String path(long self) {
        return of(self).path;
    }

    @PyMethod("is_dir(self, /, *, follow_symlinks=True)")
    static boolean isDir(long self, boolean follow) {
        return Files.isDirectory(of(self).file(), options(follow));
    }

    @PyMethod("is_file(self, /, *, follow_symlinks=True)")
    static boolean isFile(long self, boolean follow) {
        return Files.isRegularFile(of(self).file(), options(follow));
    }

    @PyMethod("is_symlink(self, /)")
    static boolean isSymlink(long self) {
        return Files.isSymbolicLink(of(self).file());
    }

    @PyMethod("is_junction(self, /)")
    static boolean isJunction(long self) {
        return false;
    }

    @PyMethod("stat(self, /, *, follow_symlinks=True)")
    static long stat(PyThread t, long self, boolean follow) {
        return PosixModule.stat(t, PyStr.of(t, of(self).path), options(follow));
    }

    @PyMethod("inode(self, /)")
    static long inode(PyThread t, long self) {
        return PyInt.index(t, PyTuple.get(stat(t, self, false), 1));
    }

    @PyMethod("__fspath__(self, /)")
    static String fspath(long self) {
        return of(self).path;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return "<DirEntry " + PyObject.reprText(t, PyStr.of(t, of(self).name)) + ">";
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return GenericAlias.create(t, cls, object);
    }
}
