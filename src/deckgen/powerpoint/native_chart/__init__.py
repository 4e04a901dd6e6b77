"""PowerPoint's own charts: the markup, the workbook behind them, and shapes for what no chart can hold."""
