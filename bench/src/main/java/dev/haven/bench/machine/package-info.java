/// What the machine did meanwhile: processor time, memory, the disk, other people's load.
package dev.haven.bench.machine;
