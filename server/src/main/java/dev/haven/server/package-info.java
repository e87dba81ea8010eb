/// The program: configuration, certificates, listeners, wiring and the command line.
package dev.haven.server;
