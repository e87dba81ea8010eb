package dev.haven.imap.sort;

/// Something by which rows, counted from 0, are compared.
@FunctionalInterface
interface Column {
  int compare(int row, int other);
}
