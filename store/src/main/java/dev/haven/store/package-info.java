/// Logs and blobs: the only code that writes mail to disk.
package dev.haven.store;
