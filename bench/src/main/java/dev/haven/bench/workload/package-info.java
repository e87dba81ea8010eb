/// What is measured: one file for each family of workloads.
package dev.haven.bench.workload;
