/// What was measured, and how it is shown: series, rows, tables, charts.
package dev.haven.bench.report;
