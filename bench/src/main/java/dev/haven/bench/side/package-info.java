/// The servers that are compared, each in a folder, a group of processes and on ports of its own.
package dev.haven.bench.side;
