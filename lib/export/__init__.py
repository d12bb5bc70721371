"""What can be taken away: workbook, plain tables, slides, report, citations."""
